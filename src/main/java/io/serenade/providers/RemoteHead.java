package io.serenade.providers;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file's headers as its host reports them, without the content.
 *
 * @param status of the answer, after redirects
 * @param contentType as it was sent
 * @param bytes the length of the file
 */
public record RemoteHead(int status, Optional<String> contentType, OptionalLong bytes) {}
