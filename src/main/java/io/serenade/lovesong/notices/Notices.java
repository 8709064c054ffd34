package io.serenade.lovesong.notices;

import io.serenade.platform.Database;
import io.serenade.platform.mail.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is to be told when a song is there. A row is wish and outbox in one: it can be claimed once its song has come to an
 * end, and it goes when the message has left or is given up.
 */
@ApplicationScoped
@Transactional
public class Notices {
    @Inject
    private Database database;

    @Inject
    private Clock clock;

    /**
     * A message that one worker may send now.
     *
     * @param ready whether the song is there; otherwise it has failed
     * @param tries this one included
     */
    public record Claimed(String sessionId, EmailAddress to, boolean ready, int tries) {}

    /** Notes whom to tell; an address given before is forgotten. @return false when the song has ended meanwhile */
    public boolean request(String sessionId, EmailAddress address) {
        return database.update("""
                        insert into song_notices (session_id, email, due_at)
                        select id, ?, ? from jobs
                         where id = ? and erased_at is null and state in ('WAITING', 'READY', 'RUNNING', 'PARKED')
                        on conflict (session_id) do update
                           set email = excluded.email, tries = 0, due_at = excluded.due_at""", address.reveal(), clock.instant(), sessionId) == 1;
    }

    /** Takes the next message whose song has ended; it is due again after the lease, in case its sender vanishes. */
    public Optional<Claimed> claim(Duration lease) {
        Instant now = clock.instant();
        return database.find(
                """
                update song_notices set tries = tries + 1, due_at = ?
                  from (select n.session_id, j.state from song_notices n join jobs j on j.id = n.session_id
                         where n.due_at <= ? and j.erased_at is null
                           and j.state in ('SUCCEEDED', 'FAILED', 'CANCELLED')
                         order by n.due_at limit 1 for update of n skip locked) next
                 where song_notices.session_id = next.session_id
                returning song_notices.session_id, song_notices.email, song_notices.tries, next.state""",
                row -> new Claimed(
                        row.getString("session_id"),
                        new EmailAddress(row.getString("email")),
                        row.getString("state").equals("SUCCEEDED"),
                        row.getInt("tries")),
                now.plus(lease),
                now);
    }

    public void sendAgainAt(String sessionId, Instant moment) {
        database.update("update song_notices set due_at = ? where session_id = ?", moment, sessionId);
    }

    /** The address is no longer needed. */
    public void forget(String sessionId) {
        database.update("delete from song_notices where session_id = ?", sessionId);
    }
}
