package io.serenade.launch;

import io.serenade.Products;
import io.serenade.ProductsOnPages;
import io.serenade.accounts.AccountSettings;
import io.serenade.detector.DetectorSettings;
import io.serenade.intake.IntakeSettings;
import io.serenade.jobs.RepeatSettings;
import io.serenade.jobs.budget.BudgetSettings;
import io.serenade.jobs.calls.PaidRequests;
import io.serenade.jobs.engine.WorkerSettings;
import io.serenade.jobs.retention.RetentionSettings;
import io.serenade.jobs.webhooks.CallbackSettings;
import io.serenade.operators.ReceiptSettings;
import io.serenade.operators.measures.MetricsSettings;
import io.serenade.platform.database.DatabaseSettings;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.sandbox.tasks.SandboxSettings;
import io.serenade.site.theme.Theme;
import io.serenade.storage.RoomSettings;
import io.serenade.storage.StorageSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Checks every setting before anything is started, so that a wrong one stops the start with a clear message. */
final class Preflight {
    /** The settings that no single product owns; each throws a {@code SettingsException} for a wrong value. */
    private static final List<Consumer<Settings>> CHECKS = List.of(
            ServerSettings::from,
            WorkerSettings::from,
            PaidRequests::from,
            BudgetSettings::from,
            ReceiptSettings::from,
            RoomSettings::from,
            StorageSettings::from,
            RetentionSettings::from,
            RepeatSettings::from,
            AccountSettings::from,
            CallbackSettings::from,
            ProductsOnPages::from,
            Theme::from,
            DetectorSettings::from,
            MetricsSettings::from,
            IntakeSettings::from,
            settings -> SandboxSettings.from(settings, Products.providers()),
            settings -> settings.integer("DATABASE_POOL_SIZE", 30, 5, 1_000),
            DatabaseSettings::from,
            settings -> settings.integer("DATABASE_CONNECT_SECONDS", 1, 1, 60),
            settings -> settings.oneOf("SERENADE_LOG_LEVEL", "INFO", "ERROR", "WARN", "INFO", "DEBUG", "TRACE"));

    private Preflight() {}

    static void check(Settings settings) {
        CHECKS.forEach(check -> check.accept(settings));
        Products.all().forEach(product -> product.settings().forEach(check -> check.accept(settings)));
    }

    /** Warns about variables that have no effect here, although similar applications use them. */
    static void warnOfUnused(Map<String, String> environment, Consumer<String> say) {
        String unused = environment.keySet().stream()
                .filter(name -> name.equals("REDIS_URL") || name.startsWith("CELERY_"))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unused.isEmpty()) {
            say.accept("Not used by Serenade, whose queue is in PostgreSQL: " + unused + ".");
        }
        String storage = environment.keySet().stream()
                .filter(name -> name.startsWith("SUPABASE_"))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!storage.isEmpty()) {
            say.accept(
                    "Not used by Serenade, which keeps media in folders or a bucket (STORAGE_TYPE): " + storage + ".");
        }
    }
}
