package io.serenade.talkingpet.web;

import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.ApplicationPath;

/** {@code /debug/head}. */
@Dependent
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.OPEN)
@ApplicationPath("/debug/head")
public class DebugHeadApplication extends PetApplication {
    public DebugHeadApplication() {
        super(DebugHeadResource.class);
    }
}
