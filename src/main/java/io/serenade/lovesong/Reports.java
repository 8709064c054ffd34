package io.serenade.lovesong;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports of visitors about songs, until an operator has dealt with them. */
@ApplicationScoped
@Transactional
public class Reports {
    private static final int MOST = 200;

    @Inject
    private Database database;

    @Inject
    private Clock clock;

    /** Why a song is reported; the words of the API in lower case. */
    public enum Reason {
        /** Names, photo or lyrics are offensive. */
        OFFENSIVE,
        /** It shows or names somebody who does not want that. */
        PERSONAL,
        /** It uses what belongs to somebody else. */
        RIGHTS,
        /** Anything else. */
        OTHER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Reason> named(String word) {
            return Stream.of(values())
                    .filter(reason -> reason.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * An open report.
     *
     * @param words what the visitor added; may be blank
     */
    public record Report(
            long id, String sessionId, Reason reason, String words, Instant at, String petName, String ownerName) {}

    public void add(String sessionId, Reason reason, String words) {
        database.update(
                "insert into song_reports (session_id, reason, words, created_at) values (?, ?, ?, ?)",
                sessionId,
                reason.word(),
                words,
                clock.instant());
    }

    /** Open reports, the oldest first. */
    public List<Report> listOpen() {
        return database.list(
                """
                select r.id, r.session_id, r.reason, r.words, r.created_at, s.pet_name, s.owner_name
                  from song_reports r join love_songs s using (session_id)
                 where r.closed_at is null order by r.created_at, r.id limit ?""",
                row -> new Report(
                        row.getLong("id"),
                        row.getString("session_id"),
                        Reason.named(row.getString("reason")).orElse(Reason.OTHER),
                        row.getString("words"),
                        Database.instant(row, "created_at"),
                        row.getString("pet_name"),
                        row.getString("owner_name")),
                MOST);
    }

    public int countOpen() {
        return database.find("select count(*) from song_reports where closed_at is null", row -> row.getInt(1))
                .orElse(0);
    }

    /** The song stays. @return the song; empty when there is no such open report */
    public Optional<String> dismiss(long id) {
        return database.find("""
                update song_reports set closed_at = ?, outcome = 'dismissed'
                 where id = ? and closed_at is null returning session_id""", row -> row.getString("session_id"), clock.instant(), id);
    }
}
