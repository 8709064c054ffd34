package io.serenade.petroast.web;

import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.routes.CrossOrigin;
import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.rendering.filters.ArFilter;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;

/** The filters that apps may offer for roasts. */
@ErrorFormat(ErrorFormat.Form.PROBLEM_DETAILS)
@CrossOrigin(CrossOrigin.Access.BACK_END)
@Path("/banuba-filters")
@Produces(MediaType.APPLICATION_JSON)
public class FiltersResource {
    /** The list. */
    public record Filters(List<Filter> filters) {}

    /** One of them. */
    @JsonbPropertyOrder({"id", "name", "description"})
    public record Filter(String id, String name, String description) {}

    @GET
    public Response list() {
        List<Filter> filters = Arrays.stream(ArFilter.values())
                .map(filter -> new Filter(filter.id(), filter.title(), filter.description()))
                .toList();
        return JsonResponses.of(200, new Filters(filters)).build();
    }
}
