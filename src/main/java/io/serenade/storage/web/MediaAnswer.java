package io.serenade.storage.web;

import io.serenade.storage.StoredMedia;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Sends a medium with ETag, conditions and byte ranges (RFC 9110, sections 13 and 14), in small pieces.
 *
 * @param contentType the medium's own type
 * @param cacheControl how long others may keep it, the header's value
 * @param downloadName the file name offered; without one the medium is shown in place
 */
public record MediaAnswer(StoredMedia media, String contentType, String cacheControl, Optional<String> downloadName) {
    private static final int PIECE = 64 * 1024;

    public MediaAnswer {
        // A header of plain letters needs no quoting and cannot be broken out of (RFC 6266).
        if (!downloadName.orElse("file").matches("[A-Za-z0-9._-]{1,200}")) {
            throw new IllegalArgumentException("Not a plain file name: " + downloadName);
        }
    }

    /** @throws IOException when the storage or the visitor went away; nothing was sent yet if it was the storage at first */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ByteRange range = ByteRange.asked(request, media.etag(), media.size());
        if (matches(request.getHeader("If-None-Match"), media.etag())) {
            describe(response);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else if (range.isOutside()) {
            response.setHeader("Content-Range", "bytes */" + media.size());
            response.sendError(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
        } else if (request.getMethod().equals("HEAD")) {
            describe(range, response);
        } else {
            try (InputStream in = media.open(range.first(), range.length())) {
                describe(range, response);
                copy(in, response);
            }
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
        downloadName.ifPresent(
                name -> response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\""));
        response.setContentType(contentType);
        response.setContentLengthLong(range.length());
    }

    private static boolean matches(String header, String tag) {
        return header != null && (header.contains(tag) || header.strip().equals("*"));
    }

    private static void copy(InputStream in, HttpServletResponse response) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            response.getOutputStream().write(piece, 0, read);
        }
    }
}
