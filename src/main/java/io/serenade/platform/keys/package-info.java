/** Keys of this installation and signatures made with them. */
package io.serenade.platform.keys;
