package io.serenade.lovesong.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends a file with ETag, conditions and byte ranges (RFC 9110, sections 13 and 14), in small pieces. */
final class FileAnswer {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final int PIECE = 64 * 1024;

    private final Path file;
    private final String type;

    FileAnswer(Path file, String type) {
        this.file = file;
        this.type = type;
    }

    private record Span(long first, long last) {
        long length() {
            return last - first + 1;
        }
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long size = Files.size(file);
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        String tag = "\"" + Long.toHexString(changed.toEpochMilli()) + "-" + Long.toHexString(size) + "\"";
        response.setHeader("ETag", tag);
        response.setHeader(
                "Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(changed.atOffset(ZoneOffset.UTC)));
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", "private, max-age=3600");
        if (matches(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        Span whole = new Span(0, size - 1);
        Span span = wantsRange(request, tag) ? range(request.getHeader("Range"), size) : whole;
        if (span == null) {
            response.setHeader("Content-Range", "bytes */" + size);
            response.sendError(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        if (!span.equals(whole) || wantsRange(request, tag)) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + span.first() + "-" + span.last() + "/" + size);
        }
        response.setContentType(type);
        response.setContentLengthLong(span.length());
        if (!request.getMethod().equals("HEAD")) {
            copy(span, response.getOutputStream());
        }
    }

    private static boolean matches(String header, String tag) {
        return header != null && (header.contains(tag) || header.strip().equals("*"));
    }

    /** A range is honoured when it is one single range and the file is still the one the caller knows. */
    private static boolean wantsRange(HttpServletRequest request, String tag) {
        String range = request.getHeader("Range");
        String condition = request.getHeader("If-Range");
        return range != null && RANGE.matcher(range).matches() && (condition == null || condition.equals(tag));
    }

    /** The asked span within the file, or null when it lies outside. */
    private static Span range(String header, long size) {
        Matcher matcher = RANGE.matcher(header);
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return null;
        }
        if (matcher.group(1).isEmpty()) {
            long suffix = Long.parseLong(matcher.group(2));
            return suffix == 0 ? null : new Span(Math.max(0, size - suffix), size - 1);
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
        return first > last ? null : new Span(first, last);
    }

    private void copy(Span span, OutputStream out) throws IOException {
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            in.position(span.first());
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            long left = span.length();
            while (left > 0) {
                piece.clear().limit((int) Math.min(PIECE, left));
                int read = in.read(piece);
                if (read < 0) {
                    throw new IOException(file.getFileName() + " became shorter while it was sent");
                }
                out.write(piece.array(), 0, read);
                left -= read;
            }
        }
    }
}
