package io.serenade.operators.measures;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What the system and the server count anyway: the processor time of child processes, and connections to the database. */
final class MachineMeasures {
    private static final Path PROCESS = Path.of("/proc/self/stat");

    /** The kernel reports times in hundredths of a second, whatever its own clock rate is. */
    private static final double TICKS_PER_SECOND = 100;

    /** Places of the times of ended children, counted after the name of the process, which may contain blanks. */
    private static final int USER_TIME = 13;

    private static final int SYSTEM_TIME = 14;

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private MachineMeasures() {}

    static void bindTo(MeterRegistry registry) {
        if (Files.isReadable(PROCESS)) {
            FunctionCounter.builder("serenade.children.cpu.seconds", PROCESS, MachineMeasures::secondsOfChildren)
                    .description("Processor time of FFmpeg's processes that have ended")
                    .register(registry);
        }
        bindConnections(registry, "InUseCount", "serenade.database.connections.used");
        bindConnections(registry, "AvailableCount", "serenade.database.connections.free");
        bindConnections(registry, "WaitCount", "serenade.database.connections.waiting");
    }

    static double secondsOfChildren(Path stat) {
        try {
            String line = Files.readString(stat);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** WildFly's numbers of its pool; other servers have others. */
    private static void bindConnections(MeterRegistry registry, String attribute, String name) {
        try {
            ObjectName pool = new ObjectName("jboss.as:subsystem=datasources,data-source=Serenade,statistics=pool");
            if (SERVER.isRegistered(pool)) {
                Gauge.builder(name, pool, bean -> read(bean, attribute))
                        .strongReference(true)
                        .register(registry);
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double read(ObjectName bean, String attribute) {
        try {
            return ((Number) SERVER.getAttribute(bean, attribute)).doubleValue();
        } catch (InstanceNotFoundException e) {
            return Double.NaN;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
