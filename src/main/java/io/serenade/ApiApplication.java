package io.serenade;

import io.serenade.accounts.web.ApiKeysResource;
import io.serenade.generation.web.GenerateResource;
import io.serenade.generation.web.GenerationHealthResource;
import io.serenade.generation.web.JobsResource;
import io.serenade.generation.web.StatusResource;
import io.serenade.jobs.web.EarlierCallbackResource;
import io.serenade.jobs.web.ProviderCallbackResource;
import io.serenade.lovesong.web.AdminQueueResource;
import io.serenade.lovesong.web.AdminReportsResource;
import io.serenade.lovesong.web.CampaignResource;
import io.serenade.lovesong.web.HealthResource;
import io.serenade.lovesong.web.NotifyResource;
import io.serenade.lovesong.web.ReportResource;
import io.serenade.lovesong.web.ResultsResource;
import io.serenade.lovesong.web.SubmissionsResource;
import io.serenade.lovesong.web.WebhookResource;
import io.serenade.platform.web.AdminFilter;
import io.serenade.platform.web.CorsFilter;
import io.serenade.platform.web.FailureMapper;
import io.serenade.platform.web.ProblemInstance;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Everything below {@code /api}. Named one by one, so that the sandbox's resources stay out. */
@ApplicationPath("/api")
public class ApiApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                SubmissionsResource.class,
                WebhookResource.class,
                ResultsResource.class,
                CampaignResource.class,
                HealthResource.class,
                AdminQueueResource.class,
                AdminReportsResource.class,
                NotifyResource.class,
                ReportResource.class,
                ApiKeysResource.class,
                GenerateResource.class,
                StatusResource.class,
                JobsResource.class,
                ProviderCallbackResource.class,
                EarlierCallbackResource.class,
                GenerationHealthResource.class,
                AdminFilter.class,
                CorsFilter.class,
                FailureMapper.class,
                ProblemInstance.class);
    }
}
