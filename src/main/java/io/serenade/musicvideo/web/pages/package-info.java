/**
 * What the pages of music videos show: their order, the films of an account, and one film while it is made, when it is
 * ready and when it has failed. Plain Java. Uses {@code site}.
 */
package io.serenade.musicvideo.web.pages;
