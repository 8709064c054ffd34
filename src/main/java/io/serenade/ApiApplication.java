package io.serenade;

import io.serenade.accounts.web.AccountResource;
import io.serenade.accounts.web.ApiKeysResource;
import io.serenade.accounts.web.SignInResource;
import io.serenade.intake.web.UploadsResource;
import io.serenade.jobs.web.AdminWebhooksResource;
import io.serenade.jobs.web.EarlierCallbackResource;
import io.serenade.jobs.web.JobWebhooksResource;
import io.serenade.jobs.web.JobsResource;
import io.serenade.jobs.web.ProviderCallbackResource;
import io.serenade.jobs.web.StatusResource;
import io.serenade.operators.web.BudgetResource;
import io.serenade.operators.web.ControlsResource;
import io.serenade.operators.web.CountsResource;
import io.serenade.operators.web.OperatedJobsResource;
import io.serenade.operators.web.OverviewResource;
import io.serenade.operators.web.ReceiptsResource;
import io.serenade.platform.web.DatabaseOutageFilter;
import io.serenade.platform.web.operators.AdminFilter;
import io.serenade.platform.web.problems.FailureMapper;
import io.serenade.platform.web.problems.ProblemInstance;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything below {@code /api}. The resources are listed one by one, so that the sandbox's are not included. */
@Dependent
@ErrorFormat(ErrorFormat.Form.MICROSITE)
@CrossOrigin(CrossOrigin.Access.SITE)
@ApplicationPath("/api")
public class ApiApplication extends Application {
    private static final List<Class<?>> SHARED = List.of(
            ApiKeysResource.class,
            SignInResource.class,
            AccountResource.class,
            JobsResource.class,
            JobWebhooksResource.class,
            AdminWebhooksResource.class,
            StatusResource.class,
            OverviewResource.class,
            OperatedJobsResource.class,
            ControlsResource.class,
            BudgetResource.class,
            CountsResource.class,
            ReceiptsResource.class,
            ProviderCallbackResource.class,
            EarlierCallbackResource.class,
            UploadsResource.class,
            AdminFilter.class,
            DatabaseOutageFilter.class,
            FailureMapper.class,
            ProblemInstance.class);

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(SHARED);
        Products.all().forEach(product -> classes.addAll(product.resources()));
        return classes;
    }
}
