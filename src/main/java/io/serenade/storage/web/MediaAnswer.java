package io.serenade.storage.web;

import io.serenade.storage.AttachmentName;
import io.serenade.storage.StoredMedia;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Sends a medium with ETag, conditions and byte ranges (RFC 9110, sections 13 and 14), without waiting for the visitor.
 *
 * @param contentType the medium's own type
 * @param cacheControl the value of the header {@code Cache-Control}
 * @param downloadName the name it is offered under; without one the medium is shown in place
 */
public record MediaAnswer(
        StoredMedia media, String contentType, String cacheControl, Optional<AttachmentName> downloadName) {

    /**
     * @throws IOException when the storage failed or the visitor disconnected; if the storage failed at the start,
     *     nothing was sent
     */
    void send(HttpServletRequest request, HttpServletResponse response, Transfers transfers) throws IOException {
        ByteRange range = ByteRange.asked(request, media.etag(), media.size());
        if (matches(request.getHeader("If-None-Match"), media.etag())) {
            describe(response);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else if (range.isOutside()) {
            response.setHeader("Content-Range", "bytes */" + media.size());
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            response.setContentLength(0);
        } else if (request.getMethod().equals("HEAD") || range.length() == 0) {
            describe(range, response);
        } else {
            transfers.begin(request, media, range, () -> describe(range, response));
        }
    }

    private void describe(HttpServletResponse response) {
        response.setHeader("ETag", media.etag());
        response.setHeader(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(media.changedAt().atOffset(ZoneOffset.UTC)));
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", cacheControl);
    }

    private void describe(ByteRange range, HttpServletResponse response) {
        describe(response);
        if (range.isPartial()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + media.size());
        }
        downloadName.ifPresent(name -> response.setHeader("Content-Disposition", name.header()));
        response.setContentType(contentType);
        response.setContentLengthLong(range.length());
    }

    private static boolean matches(String header, String tag) {
        return header != null && (header.contains(tag) || header.strip().equals("*"));
    }
}
