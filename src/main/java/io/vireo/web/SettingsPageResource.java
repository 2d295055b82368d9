package io.vireo.web;

import io.vireo.auth.Caller;
import io.vireo.history.HistoryListing;
import io.vireo.http.ApiException;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.moderation.block.BlockService;
import io.vireo.moderation.block.BlockedChannel;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /settings}: the account of the visitor. Each section of the page is a form of its own. */
@WebPage
@Path("/settings")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SettingsPageResource {
    static final Set<String> FIELDS = Set.of("fname", "mname", "lname", "email", "old", "new", "password", "appeal");
    private static final int MAX_BLOCKS = 500;
    private static final Set<String> FORMS =
            Set.of("profile", "mails", "notices", "password", "session", "sessions", "delete", "appeal");

    /** Forms that owners of frozen and suspended channels may send, as their API calls. */
    private static final Set<String> WHILE_RESTRICTED = Set.of("password", "session", "sessions", "delete", "appeal");

    @Inject
    PageBuilder pages;

    @Inject
    PageCards cards;

    @Inject
    Visit visit;

    @Inject
    AccountForms forms;

    @Inject
    AppealForms appeals;

    @Inject
    HistoryListing history;

    @Inject
    BlockService blocks;

    /** 200 with the forms; 303 to the sign-in page. */
    @GET
    public Response settings(@QueryParam("done") @Nullable String done) {
        Caller caller = visit.requireCaller();
        return page(200, caller, new FormErrors(visit.texts()), done);
    }

    /** 303 after the change; 400, 402 (or 401), 403, 429 or 503 with the forms. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response change(InputStream body) throws IOException {
        Caller caller = visit.requireCaller();
        FormData form = FormData.read(body);
        FormErrors errors = new FormErrors(visit.texts());
        String name = form.get("form");
        if (!WHILE_RESTRICTED.contains(name)) {
            visit.requireActiveCaller();
        }
        try {
            String cookie = FORMS.contains(name) ? forms.submit(name, form, caller, errors) : "";
            if (errors.isEmpty()) {
                Response.ResponseBuilder builder =
                        pages.redirect(name.equals("delete") ? "" : "settings?done=" + PageLinks.segment(name));
                return (cookie.isEmpty() ? builder : builder.header(HttpHeaders.SET_COOKIE, cookie)).build();
            }
            return page(400, caller, errors, null);
        } catch (ApiException e) {
            errors.add(e, FIELDS);
            return page(e.status(), caller, errors, null);
        }
    }

    /** Returns the variables of the channels that the visitor blocks. */
    private List<Map<String, Object>> blocks(Caller caller) {
        return blocks.blocked(caller, null, MAX_BLOCKS).entries().stream()
                .map(BlockedChannel::channel)
                .map(name -> Map.<String, Object>of("name", name, "block_href", "block/" + PageLinks.segment(name)))
                .toList();
    }

    private Response page(int status, Caller caller, FormErrors errors, @Nullable String done) {
        Map<String, Object> values = new HashMap<>(errors.values(FIELDS));
        values.putAll(cards.channel(caller.username()));
        values.putAll(forms.values(caller));
        values.putAll(appeals.values(caller));
        String key = "done_" + done;
        values.put("done", visit.texts().containsKey(key) ? visit.texts().format(key) : false);
        values.put("history_on", history.isOn(caller));
        values.put("export_href", "c/" + PageLinks.segment(caller.username()) + "/export");
        values.put("blocks", blocks(caller));
        values.put("noindex", true);
        return pages.respond(status, "settings", visit.texts().format("settings"), values)
                .build();
    }
}
