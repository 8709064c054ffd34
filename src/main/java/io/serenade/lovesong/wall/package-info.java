/**
 * The wall: finished songs that their makers want everybody to see. A maker asks, the operator decides, and either may take
 * the record down again.
 */
package io.serenade.lovesong.wall;
