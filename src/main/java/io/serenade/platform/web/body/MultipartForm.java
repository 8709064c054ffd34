package io.serenade.platform.web.body;

import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A multipart form (RFC 7578) in a file on disk; its parts may come in any order. */
public final class MultipartForm {
    private static final Pattern BOUNDARY = Pattern.compile(
            "multipart/form-data\\s*;(?:.*;)?\\s*boundary=(?:\"([^\"\\r\\n]{1,70})\"|([^\\s;\"]{1,70}))\\s*(?:;.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final String PARAMETER =
            "[^\\r\\n]*?;\\s*%s\\s*=\\s*(?:\"((?:[^\"\\r\\n\\\\]|\\\\.)*)\"|([^\\s;\"]+))";
    private static final Pattern NAME = disposition("name");
    private static final Pattern FILE_NAME = disposition("filename");
    private static final Pattern FILE = Pattern.compile("(?im)^content-disposition:[^\\r\\n]*;\\s*filename\\*?\\s*=");
    private static final int MAX_PARTS = 50;
    private static final int MAX_HEADERS = 8 * 1024;
    private static final int PIECE = 64 * 1024;

    private final Path body;
    private final byte[] delimiter;

    /** A range of bytes of the body. */
    private record Stretch(long from, long to) {}

    /**
     * One part.
     *
     * @param name of the field; empty if it has none
     * @param file whether it is a file
     * @param fileName the client's name of the file, if it sent one
     */
    public record Part(Path body, String name, boolean file, Optional<String> fileName, long from, long to) {
        public long size() {
            return to - from;
        }

        /** Its content as UTF-8. */
        public String text() throws IOException {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        public byte[] bytes() throws IOException {
            try (FileChannel channel = FileChannel.open(body, StandardOpenOption.READ)) {
                channel.position(from);
                return Channels.newInputStream(channel).readNBytes((int) Math.min(Integer.MAX_VALUE, size()));
            }
        }

        /** Copies its content into a file, which must be there. */
        public void copyTo(Path target) throws IOException {
            try (FileChannel in = FileChannel.open(body, StandardOpenOption.READ);
                    FileChannel out =
                            FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                long at = from;
                while (at < to) {
                    at += in.transferTo(at, to - at, out);
                }
            }
        }
    }

    private MultipartForm(Path body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Pattern disposition(String parameter) {
        return Pattern.compile("(?im)^content-disposition:" + String.format(PARAMETER, parameter));
    }

    public static boolean isOne(String contentType) {
        return contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /**
     * The parts of a form, in their order.
     *
     * @throws ProblemException 400 when the form is incomplete
     */
    public static List<Part> parts(Path body, String contentType) throws IOException {
        Matcher header = BOUNDARY.matcher(contentType.strip());
        if (!header.matches()) {
            throw bad("The form's boundary is missing in the header Content-Type.");
        }
        String boundary = Optional.ofNullable(header.group(1)).orElse(header.group(2));
        return new MultipartForm(body, boundary).parts();
    }

    /**
     * Copies the one file of a form; other parts are not looked at.
     *
     * @throws ProblemException 400 when there is none, or more than one, or the form is incomplete
     */
    public static void copyFile(Path body, String contentType, Path target) throws IOException {
        List<Part> files = parts(body, contentType).stream().filter(Part::file).toList();
        if (files.size() != 1) {
            throw bad(files.isEmpty() ? "The form has no file." : "The form has more than one file; please send one.");
        }
        files.get(0).copyTo(target);
    }

    private List<Part> parts() throws IOException {
        List<Part> parts = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(body, StandardOpenOption.READ)) {
            for (Stretch stretch : stretches()) {
                parts.add(part(channel, stretch));
            }
        }
        return parts;
    }

    /** The ranges between delimiter lines. */
    private List<Stretch> stretches() throws IOException {
        List<Long> marks = delimiters();
        List<Stretch> parts = new ArrayList<>();
        for (int i = 0; i + 1 < marks.size(); i++) {
            parts.add(new Stretch(marks.get(i) + delimiter.length + 2, marks.get(i + 1)));
        }
        return parts;
    }

    /** The positions of the delimiters; the first one has no line end before it, so its position is before the body. */
    private List<Long> delimiters() throws IOException {
        List<Long> marks = new ArrayList<>();
        try (InputStream in = Files.newInputStream(body)) {
            byte[] start = in.readNBytes(delimiter.length - 2);
            if (!Arrays.equals(start, 0, start.length, delimiter, 2, delimiter.length)) {
                throw bad("The form does not begin with the boundary that the header Content-Type names.");
            }
            marks.add(-2L);
        }
        try (InputStream in = Files.newInputStream(body)) {
            byte[] window = new byte[PIECE];
            int filled = in.readNBytes(window, 0, PIECE);
            long offset = 0;
            while (filled >= delimiter.length) {
                addMarks(window, filled, offset, marks);
                int kept = delimiter.length - 1;
                System.arraycopy(window, filled - kept, window, 0, kept);
                offset += filled - kept;
                filled = kept + in.readNBytes(window, kept, PIECE - kept);
            }
        }
        checkEnd(marks);
        return marks;
    }

    private void addMarks(byte[] window, int filled, long offset, List<Long> marks) {
        for (int at = 0; at <= filled - delimiter.length; at++) {
            if (window[at] == '\r'
                    && Arrays.equals(window, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                marks.add(offset + at);
                if (marks.size() > MAX_PARTS + 1) {
                    throw bad("The form has more than " + MAX_PARTS + " parts.");
                }
            }
        }
    }

    private void checkEnd(List<Long> marks) throws IOException {
        try (FileChannel channel = FileChannel.open(body, StandardOpenOption.READ)) {
            String behind = text(channel, marks.get(marks.size() - 1) + delimiter.length, 2);
            if (!behind.equals("--")) {
                throw bad("The form is cut off; please send it again.");
            }
        }
    }

    private Part part(FileChannel channel, Stretch stretch) throws IOException {
        String head = text(channel, stretch.from(), (int) Math.min(MAX_HEADERS, stretch.to() - stretch.from()));
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            throw bad("A part of the form has no headers.");
        }
        String headers = head.substring(0, end);
        return new Part(
                body,
                parameter(NAME, headers).orElse(""),
                FILE.matcher(headers).find(),
                parameter(FILE_NAME, headers),
                stretch.from() + end + 4,
                stretch.to());
    }

    /** Browsers send UTF-8 here, and a quotation mark as %22. */
    private static Optional<String> parameter(Pattern which, String headers) {
        Matcher found = which.matcher(headers);
        if (!found.find()) {
            return Optional.empty();
        }
        String value = Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2));
        return Optional.of(
                new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).replace("\\", ""));
    }

    private static String text(FileChannel channel, long from, int length) throws IOException {
        channel.position(Math.min(from, channel.size()));
        byte[] bytes = Channels.newInputStream(channel).readNBytes(Math.max(0, length));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static ProblemException bad(String sentence) {
        return new ProblemException(ProblemType.BAD_REQUEST, sentence);
    }
}
