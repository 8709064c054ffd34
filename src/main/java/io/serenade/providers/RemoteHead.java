package io.serenade.providers;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a host says of a file without sending it.
 *
 * @param status of the answer, after redirects
 * @param contentType as it was sent
 * @param bytes the length of the file
 */
public record RemoteHead(int status, Optional<String> contentType, OptionalLong bytes) {}
