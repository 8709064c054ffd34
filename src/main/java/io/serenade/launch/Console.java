package io.serenade.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The terminal the launcher was started from; its messages are meant for a person. */
final class Console {
    private final PrintStream out;

    Console() {
        this.out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    void say(String line) {
        out.println(line);
    }

    /** An error of the launcher itself: the only case where a person sees a stack trace. */
    void tell(RuntimeException defect) {
        defect.printStackTrace(out);
    }
}
