/** What the hot calls of the API cost; measured by {@code ./mvnw -Pbench -Dpart=bench.ApiBench}, never by the tests. */
package io.serenade.bench;
