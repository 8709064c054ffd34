package io.serenade.talkingpet.web;

import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ApplicationPath;

/** {@code /jobs_prompt_only}. */
@Dependent
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.OPEN)
@ApplicationPath("/jobs_prompt_only")
public class PromptOnlyApplication extends PetApplication {
    public PromptOnlyApplication() {
        super(PromptOnlyResource.class);
    }
}
