/** E-mail messages: sent through a mail server, or written to a folder if none is configured. */
package io.serenade.platform.mail;
