/** Messages by e-mail: through a mail server, or into a folder where none is set. */
package io.serenade.platform.mail;
