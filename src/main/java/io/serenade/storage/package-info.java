/**
 * Storage of media: complete files under opaque keys, in local folders or in an S3 bucket. May use {@code platform}.
 */
package io.serenade.storage;
