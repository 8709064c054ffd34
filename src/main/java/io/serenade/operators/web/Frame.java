package io.serenade.operators.web;

import io.serenade.platform.operators.Operator;
import java.util.List;

/**
 * What every page of the console has around it.
 *
 * @param section which part of the console it belongs to, such as {@code jobs}
 * @param standIns the services that our own sandbox answers for
 * @param tasks what waits for a decision on a page of its own
 */
public record Frame(String section, String title, Operator operator, List<String> standIns, List<Task> tasks) {
    public Frame {
        standIns = List.copyOf(standIns);
        tasks = List.copyOf(tasks);
    }

    /** @param open how many decisions are open */
    public record Task(String title, String path, int open) {}
}
