package io.serenade.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the server has written down: its database and its folders of media. */
final class Records {
    private final String jdbcUrl;
    private final Path storage;

    Records(String jdbcUrl, Path storage) {
        this.jdbcUrl = jdbcUrl;
        this.storage = storage;
    }

    /** All that accepting an order leaves behind. */
    record Orders(long songs, long jobs, long keys, Set<String> photos) {}

    Orders orders() {
        return new Orders(
                count("select count(*) from love_songs"),
                count("select count(*) from jobs"),
                count("select count(*) from idempotency_keys"),
                filesOf("uploads"));
    }

    long count(String sql, Object... values) {
        return Long.parseLong(find(sql, values).orElseThrow());
    }

    /** A column of the reporting view; empty when it is null. */
    Optional<String> column(String name, String sessionId) {
        return find("select " + name + " from submissions where session_id = ?", sessionId);
    }

    String taskOf(String sessionId) {
        return findTaskIdOf(sessionId).orElseThrow();
    }

    Optional<String> findTaskIdOf(String sessionId) {
        return find("select llm_task_id from submissions where session_id = ? and llm_task_id is not null", sessionId);
    }

    /** The token in the callback address that the provider was given. */
    String callbackTokenOf(String sessionId) {
        String url = find("select webhook_url from sandbox_tasks where id = ?", taskOf(sessionId))
                .orElseThrow();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    long songRequestsOf(String sessionId) {
        return count("select count(*) from ledger where job_id = ? and operation = 'request-song'", sessionId);
    }

    /** Everything that happened to a song on its road, as text; captions come beside it. */
    String historyOf(String sessionId) {
        return find("""
                select (select count(*) from ledger where job_id = j.id and operation <> 'fetch-captions') || ' calls, '
                       || (select count(*) from job_events where job_id = j.id) || ' events, '
                       || j.state || ', '
                       || (to_jsonb(s) - 'captions')::text
                  from jobs j join love_songs s on s.session_id = j.id where j.id = ?""", sessionId).orElseThrow();
    }

    Optional<String> find(String sql, Object... values) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int update(String sql, Object... values) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    byte[] photoOf(String sessionId) {
        try {
            return Files.readAllBytes(storage.resolve("uploads").resolve(sessionId + ".jpg"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all files kept of a song. */
    Set<String> filesOfSong(String sessionId) {
        return Stream.of("uploads", "audio", "video")
                .flatMap(folder -> filesOf(folder).stream())
                .filter(file -> file.contains(sessionId))
                .collect(Collectors.toSet());
    }

    /** The message that was written about a song, where there is no mail server; empty while there is none. */
    Optional<byte[]> letterAbout(String sessionId, String outcome) {
        Path letter = storage.resolveSibling("mail").resolve(sessionId + "-" + outcome + ".eml");
        try {
            return Files.exists(letter) ? Optional.of(Files.readAllBytes(letter)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All messages that have left so far. */
    List<byte[]> letters() {
        Path folder = storage.resolveSibling("mail");
        if (Files.notExists(folder)) {
            return List.of();
        }
        List<byte[]> letters = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".eml")).toList()) {
                letters.add(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return letters;
    }

    /** The server's whole log. */
    /** How many threads the server's process has, as Linux tells. */
    long serverThreads() {
        String pid =
                text(storage.resolveSibling("server").resolve("server.pid")).strip();
        return text(Path.of("/proc", pid, "status"))
                .lines()
                .filter(line -> line.startsWith("Threads:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    String log() {
        try (Stream<Path> files = Files.list(storage.resolveSibling("server").resolve("log"))) {
            return files.filter(Files::isRegularFile).map(Records::text).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many segments of a film are encoded. */
    long segmentsOf(String jobId) {
        Path folder = storage.resolveSibling("film-segments").resolve(jobId);
        if (Files.notExists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{40}"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> filesOf(String folder) {
        try (Stream<Path> files = Files.list(storage.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
