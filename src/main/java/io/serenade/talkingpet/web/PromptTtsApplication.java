package io.serenade.talkingpet.web;

import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ApplicationPath;

/** {@code /jobs_prompt_tts}. */
@Dependent
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.OPEN)
@ApplicationPath("/jobs_prompt_tts")
public class PromptTtsApplication extends PetApplication {
    public PromptTtsApplication() {
        super(PromptTtsResource.class);
    }
}
