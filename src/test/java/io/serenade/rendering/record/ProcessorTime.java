package io.serenade.rendering.record;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Processor time of this process and of all children that have ended, and the largest memory a child has taken. */
final class ProcessorTime implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ProcessorTime.class.getName());
    private static final double TICKS_PER_SECOND = 100;

    private final AtomicLong peakKilobytes = new AtomicLong();
    private final Thread watch = new Thread(this::watch, "bench-memory");

    ProcessorTime() {
        watch.setDaemon(true);
        watch.start();
    }

    /** Seconds since the start of this process; proc(5), fields 16 and 17 of stat are the children. */
    static double seconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double children = (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return children + system.getProcessCpuTime() / 1e9;
    }

    long peakMegabytes() {
        return peakKilobytes.getAndSet(0) / 1024;
    }

    private void watch() {
        try {
            while (true) {
                ProcessHandle.current().descendants().forEach(this::look);
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(ProcessHandle child) {
        try {
            String status = Files.readString(Path.of("/proc/" + child.pid() + "/status"));
            if (status.startsWith("Name:\tjava")) {
                return; // a fork of ours that has not become the child yet, with all our memory in its books
            }
            status.lines()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .forEach(size -> peakKilobytes.accumulateAndGet(size, Math::max));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.TRACE, "the child ended meanwhile", e);
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
