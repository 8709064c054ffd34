/** Where media live: complete ones under opaque keys, in local folders or in a bucket of S3. May use {@code platform}. */
package io.serenade.storage;
