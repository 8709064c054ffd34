/** The love song's API of specification 1, its media and its pages. Nothing depends on this package. */
package io.serenade.lovesong.web;
