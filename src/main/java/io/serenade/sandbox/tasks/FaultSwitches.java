package io.serenade.sandbox.tasks;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The switches of all capabilities, kept in the database so that every node obeys them. */
@ApplicationScoped
@Transactional
public class FaultSwitches {
    public static final String SONG_GENERATOR = "song_generator";
    public static final String MEDIA_GENERATOR = "media_generator";
    public static final String SPEECH_SYNTHESIZER = "speech_synthesizer";
    public static final String AVATAR_VIDEO_MAKER = "avatar_video_maker";
    public static final String TRANSLATOR = "translator";
    public static final String STRUCTURED_WRITER = "structured_writer";
    public static final String TRANSCRIBER = "transcriber";

    /** All capabilities that have a switch. */
    static final List<String> CAPABILITIES = List.of(
            SONG_GENERATOR,
            MEDIA_GENERATOR,
            SPEECH_SYNTHESIZER,
            AVATAR_VIDEO_MAKER,
            TRANSLATOR,
            STRUCTURED_WRITER,
            TRANSCRIBER);

    @Inject
    Database database;

    public FaultSwitch get(String capability) {
        return database.find(
                        "select mode, error_rate, delay_seconds, credits, models from sandbox_faults where capability = ?",
                        FaultSwitches::read,
                        capability)
                .orElse(FaultSwitch.OFF);
    }

    void set(String capability, FaultSwitch faults) {
        database.update(
                """
                insert into sandbox_faults (capability, mode, error_rate, delay_seconds, credits, models)
                values (?, ?, ?, ?, ?, ?)
                on conflict (capability) do update set mode = excluded.mode,
                    error_rate = excluded.error_rate, delay_seconds = excluded.delay_seconds,
                    credits = excluded.credits, models = excluded.models
                """,
                capability,
                faults.mode().word(),
                faults.errorRate(),
                faults.delay().map(delay -> delay.toMillis() / 1000.0).orElse(null),
                faults.credits().isPresent() ? faults.credits().getAsInt() : null,
                String.join(" ", faults.models()));
    }

    private static FaultSwitch read(ResultSet row) throws SQLException {
        Double delaySeconds = row.getObject("delay_seconds", Double.class);
        Integer credits = row.getObject("credits", Integer.class);
        return new FaultSwitch(
                Fault.find(row.getString("mode")).orElse(Fault.NONE),
                row.getDouble("error_rate"),
                Optional.ofNullable(delaySeconds).map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))),
                credits == null ? OptionalInt.empty() : OptionalInt.of(credits),
                row.getString("models").isEmpty()
                        ? List.of()
                        : List.of(row.getString("models").split(" ")));
    }
}
