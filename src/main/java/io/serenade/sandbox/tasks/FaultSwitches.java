package io.serenade.sandbox.tasks;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** The switches of all capabilities, kept in the database so that every node obeys them. */
@Dependent
public class FaultSwitches {
    public static final String SONG_GENERATOR = "song_generator";
    public static final String MEDIA_GENERATOR = "media_generator";

    /** All that can be switched. */
    static final List<String> CAPABILITIES = List.of(SONG_GENERATOR, MEDIA_GENERATOR);

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    FaultSwitches() {}

    FaultSwitches(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public FaultSwitch get(String capability) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select mode, error_rate, delay_seconds, credits from sandbox_faults where capability = ?")) {
            query.setString(1, capability);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? read(rows) : FaultSwitch.OFF;
            }
        } catch (SQLException e) {
            throw new SandboxStorageException("The fault switch of " + capability + " could not be read.", e);
        }
    }

    void set(String capability, FaultSwitch faults) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into sandbox_faults (capability, mode, error_rate, delay_seconds, credits)
                        values (?, ?, ?, ?, ?)
                        on conflict (capability) do update set mode = excluded.mode,
                            error_rate = excluded.error_rate, delay_seconds = excluded.delay_seconds,
                            credits = excluded.credits
                        """)) {
            upsert.setString(1, capability);
            upsert.setString(2, faults.mode().word());
            upsert.setDouble(3, faults.errorRate());
            upsert.setObject(
                    4, faults.delay().map(delay -> delay.toMillis() / 1000.0).orElse(null), Types.DOUBLE);
            upsert.setObject(5, faults.credits().isPresent() ? faults.credits().getAsInt() : null, Types.INTEGER);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new SandboxStorageException("The fault switch of " + capability + " could not be stored.", e);
        }
    }

    private static FaultSwitch read(ResultSet row) throws SQLException {
        Double delaySeconds = row.getObject("delay_seconds", Double.class);
        Integer credits = row.getObject("credits", Integer.class);
        return new FaultSwitch(
                Fault.find(row.getString("mode")).orElse(Fault.NONE),
                row.getDouble("error_rate"),
                Optional.ofNullable(delaySeconds).map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))),
                credits == null ? OptionalInt.empty() : OptionalInt.of(credits));
    }
}
