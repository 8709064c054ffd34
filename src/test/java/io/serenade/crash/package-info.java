/** The whole product, tried with servers killed and providers failing. Drives it from outside, over HTTP and JDBC. */
package io.serenade.crash;
