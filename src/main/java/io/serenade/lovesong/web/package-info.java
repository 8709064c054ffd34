/** The love song's API (docs/api.md), its media and its pages. Nothing depends on this package. */
package io.serenade.lovesong.web;
