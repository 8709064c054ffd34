package io.serenade.launch;

import io.serenade.detector.DetectorSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One run of the whole application: checks, database, server, in this order; stopped in reverse order. The server may
 * be killed and started again while the database keeps running.
 *
 * <p>{@link #start()} and {@link #stop()} may be called from different threads: whatever is started after a stop is
 * stopped at once.
 */
public final class Launch implements AutoCloseable {
    /**
     * Long enough for a migration of large tables; a server that ends or refuses the application is noticed
     * immediately.
     */
    private static final Duration READY = Duration.ofMinutes(10);

    private final Map<String, String> environment;
    private final ServerFiles files;
    private final Consumer<String> say;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private final CountDownLatch stopSignal = new CountDownLatch(1);

    private volatile boolean stopped;
    private LaunchSettings settings;
    private StandIns standIns;
    private Ffmpeg ffmpeg;
    private DetectorLibrary detectorLibrary;
    private DatabaseAddress databaseAddress;
    private EmbeddedDatabase database;
    private ServerInstance instance;
    private volatile ServerProcess server;

    Launch(Map<String, String> environment, ServerFiles files, Consumer<String> say) {
        this.environment = Map.copyOf(environment);
        this.files = files;
        this.say = say;
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @throws io.serenade.platform.settings.SettingsException for a setting that cannot be used, before anything is started
     * @throws LaunchException when a part does not start; the others are stopped again
     */
    public static Launch start(Map<String, String> environment, ServerFiles files, Consumer<String> say) {
        Launch launch = new Launch(environment, files, say);
        launch.start();
        return launch;
    }

    void start() {
        try {
            check();
            startDatabase();
            say.accept("Serenade is starting ...");
            startServer();
        } catch (RuntimeException e) {
            boolean meant = stopped;
            stop();
            throw meant ? new LaunchException("Serenade was stopped while it started.", e) : e;
        }
    }

    private void check() {
        Settings read = new Settings(name -> Optional.ofNullable(environment.get(name)));
        settings = LaunchSettings.from(read);
        standIns = StandIns.from(read);
        detectorLibrary = DetectorLibrary.of(files);
        detectorLibrary.lead();
        Preflight.check(read);
        ffmpeg = Ffmpeg.locate(read);
        checkDetector(DetectorSettings.from(read));
        standIns.missing().forEach(say);
        Preflight.warnOfUnused(environment, say);
    }

    private void checkDetector(DetectorSettings detector) {
        detectorLibrary.check(detector);
        detectorLibrary.complaint(detector).ifPresent(say);
    }

    private void startDatabase() {
        DataDirectory data = keep(DataDirectory.open(settings.dataDirectory()));
        instance = new ServerInstance(data.server());
        ServerProcess.refuseWhenRunning(instance);
        // A database left over from a killed launcher would continue with old settings and hold the port.
        new Postmaster(data.postgres()).stop();
        Ports.requireFree(settings);
        if (settings.database().isPresent()) {
            databaseAddress = settings.database().get();
            OutsideDatabase.requireAnswer(databaseAddress);
        } else {
            database = keep(EmbeddedDatabase.start(data, settings.postgresPort()));
            databaseAddress = database.address();
        }
    }

    /** Starts the server, also after it was stopped or killed, and returns when it is ready. */
    public void startServer() {
        instance.prepare(files, settings.logFormat(), settings.managementUser());
        server = keep(ServerProcess.start(
                ServerCommand.of(settings, files, detectorLibrary, instance),
                ServerEnvironment.of(environment, settings, databaseAddress, ffmpeg),
                instance,
                settings.logToConsole()));
        server.awaitReady(address().resolve("health/ready"), READY);
    }

    private synchronized <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        if (stopped) {
            stop();
            throw new LaunchException("Serenade was stopped while it started.");
        }
        return part;
    }

    /** Stops everything gracefully; a second call does nothing. */
    public synchronized void stop() {
        markAsStopped();
        while (!started.isEmpty()) {
            close(started.pop());
        }
    }

    /** From here on the end of the server is intended, and it is not restarted. */
    private synchronized void markAsStopped() {
        stopped = true;
        stopSignal.countDown();
    }

    private void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            say.accept("Not everything could be stopped: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Stops the server gracefully; the database keeps running. */
    public void stopServer() {
        server.close();
        forget(server);
    }

    /** Starts the server again after it has ended by itself. */
    void replaceServer() {
        forget(server);
        startServer();
    }

    /** Ends the server as {@code kill -9} does; the database keeps running. */
    public void killServer() {
        server.kill();
        forget(server);
    }

    /** Ends server and database as a power failure does. Start again with a new {@link Launch}. */
    public void killEverything() {
        markAsStopped();
        server.kill();
        database().ifPresent(EmbeddedDatabase::kill);
        stop();
    }

    private synchronized void forget(AutoCloseable part) {
        started.remove(part);
    }

    public ProcessHandle server() {
        return server.handle();
    }

    /** The exit code of the server that runs now, once it has ended. */
    CompletableFuture<Integer> serverEnd() {
        return server.onExit();
    }

    /** Where this machine reaches Serenade, with a slash at the end. */
    public URI address() {
        return settings.address();
    }

    /** The server's management port, which answers health checks independently of visitors; with a slash at the end. */
    public URI management() {
        return URI.create("http://127.0.0.1:" + settings.managementPort() + "/");
    }

    /** The database, with user and password as parameters. */
    public String jdbcUrl() {
        return databaseAddress.withLogin();
    }

    /** The trial database, unless {@code DATABASE_URL} names another one. */
    public Optional<EmbeddedDatabase> database() {
        return Optional.ofNullable(database);
    }

    boolean isStopping() {
        return stopped;
    }

    /** Waits at most this long. */
    boolean isStoppedWithin(Duration time) {
        try {
            return stopSignal.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Waiting for the server was interrupted.", e);
        }
    }

    LaunchSettings settings() {
        return settings;
    }

    StandIns standIns() {
        return standIns;
    }

    ServerInstance instance() {
        return instance;
    }
}
