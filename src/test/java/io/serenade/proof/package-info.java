/**
 * Long proofs of what docs/promises.md says, run by {@code ./mvnw verify -Pproof}. Each class is named {@code *Proof}
 * and tagged with its part. They drive the whole product from outside, over HTTP and JDBC, as {@code crash} does.
 */
package io.serenade.proof;
