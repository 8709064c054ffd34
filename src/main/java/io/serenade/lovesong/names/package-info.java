/**
 * Whether a name is sung as it is written, and how it may be spelled so that it is. Only text goes in and comes out; uses
 * nothing of the application.
 */
package io.serenade.lovesong.names;
