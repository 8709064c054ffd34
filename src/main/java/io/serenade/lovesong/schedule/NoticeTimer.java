package io.serenade.lovesong.schedule;

import io.serenade.lovesong.notices.SendNotices;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks for visitors to tell, on every node; the claim of a message decides which node sends it. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoticeTimer {
    @Inject
    private SendNotices notices;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void send() {
        notices.sendDue();
    }
}
