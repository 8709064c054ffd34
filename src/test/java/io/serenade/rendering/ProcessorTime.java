package io.serenade.rendering;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Processor time of this process and of all children that have ended, and the largest memory a child has taken. */
public final class ProcessorTime implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ProcessorTime.class.getName());
    private static final double TICKS_PER_SECOND = 100;

    /** What the watching itself has cost, which on a busy machine is more than what is watched. */
    private static final AtomicLong WATCHED_NANOS = new AtomicLong();

    private final AtomicLong peakKilobytes = new AtomicLong();
    private final Thread watch = new Thread(this::watch, "bench-memory");

    public ProcessorTime() {
        watch.setDaemon(true);
        watch.start();
    }

    /** Seconds since the start of this process; proc(5), fields 16 and 17 of stat are the children. */
    public static double seconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double children = (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return children + (system.getProcessCpuTime() - WATCHED_NANOS.get()) / 1e9;
    }

    /** Since it was asked last. */
    public long peakMegabytes() {
        return peakKilobytes.getAndSet(0) / 1024;
    }

    private void watch() {
        long before = 0;
        try {
            while (true) {
                ProcessHandle.current().descendants().forEach(this::look);
                long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                WATCHED_NANOS.addAndGet(now - before);
                before = now;
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
