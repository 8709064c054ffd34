package io.serenade.lovesong.web;

import io.serenade.jobs.web.OperatorTask;
import io.serenade.lovesong.Reports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Open reports of visitors, as the operator's page counts them. */
@ApplicationScoped
public class ReportsTask implements OperatorTask {
    @Inject
    private Reports reports;

    @Override
    public String title() {
        return "Reports of songs";
    }

    @Override
    public String path() {
        return "/admin/reports";
    }

    @Override
    public int open() {
        return reports.countOpen();
    }
}
