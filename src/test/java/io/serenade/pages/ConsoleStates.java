package io.serenade.pages;

import java.util.LinkedHashMap;
import java.util.Map;

/** The operators' console in its states. */
final class ConsoleStates {
    private ConsoleStates() {}

    static Map<String, PageState> all() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("console-login", "/admin/login");
        paths.put("console-login-refused", "/admin/login?wrong");
        paths.put("console-overview", "/admin");
        paths.put("console-overview-quiet", "/admin?quiet");
        paths.put("console-jobs", "/admin/jobs");
        paths.put("console-jobs-found", "/admin/jobs?toby");
        paths.put("console-jobs-none", "/admin/jobs?nobody");
        paths.put("console-job", "/admin/jobs/done");
        paths.put("console-job-failed", "/admin/jobs/failed");
        paths.put("console-act", "/admin/act");
        paths.put("console-act-too-many", "/admin/act?many");
        paths.put("console-controls", "/admin/controls");
        paths.put("console-budget", "/admin/budget");
        paths.put("console-budget-bare", "/admin/budget?bare");
        paths.put("console-report", "/admin/report");
        paths.put("console-erasure", "/admin/erasure");
        paths.put("console-erasure-found", "/admin/erasure?found");
        paths.put("console-erasure-none", "/admin/erasure?none");
        paths.put("console-erasure-done", "/admin/erasure?done");
        paths.put("console-clean-up", "/admin/clean-up");
        paths.put("console-rehearsal", "/admin/rehearsal");
        paths.put("console-log", "/admin/log");
        paths.put("console-people", "/admin/people");
        paths.put("console-webhooks", "/admin/webhooks");
        Map<String, PageState> states = new LinkedHashMap<>();
        paths.forEach((name, path) -> states.put(name, new PageState(path, page -> {})));
        return states;
    }
}
