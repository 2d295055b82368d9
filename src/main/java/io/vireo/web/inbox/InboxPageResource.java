package io.vireo.web.inbox;

import io.vireo.auth.Caller;
import io.vireo.http.RequiresDiskSpace;
import io.vireo.inbox.InboxEntry;
import io.vireo.inbox.InboxService;
import io.vireo.pagination.NewestFirstPages.Dated;
import io.vireo.pagination.NewestFirstPages.Position;
import io.vireo.pagination.Paginator;
import io.vireo.web.FormData;
import io.vireo.web.PageBuilder;
import io.vireo.web.Visit;
import io.vireo.web.WebPage;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /inbox}: the notices to the visitor. */
@WebPage
@Path("/inbox")
@RequestScoped
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class InboxPageResource {
    private static final int ENTRIES = 30;

    @Inject
    PageBuilder pages;

    @Inject
    Visit visit;

    @Inject
    InboxService inbox;

    @Inject
    InboxViews views;

    @Inject
    Paginator paginator;

    /** 200 with the notices; 303 to the sign-in page; 400 for a cursor that is none. */
    @GET
    public Response show(@QueryParam("after") @Nullable String after) {
        Caller caller = visit.requireCaller();
        String list = "inbox page of " + caller.channelId();
        List<Dated<InboxEntry>> found = inbox.page(caller.channelId(), position(list, after), ENTRIES + 1);
        List<Dated<InboxEntry>> page = found.subList(0, Math.min(ENTRIES, found.size()));
        int unread = inbox.unread(caller.channelId());
        Map<String, Object> values = new HashMap<>();
        values.put("entries", page.stream().map(Dated::entry).map(views::of).toList());
        values.put("none", page.isEmpty());
        values.put("new_text", visit.texts().format("inbox_new", unread));
        values.put(
                "up_to",
                unread == 0 || page.isEmpty() || after != null
                        ? ""
                        : page.get(0).entry().id());
        values.put(
                "next",
                found.size() > ENTRIES ? cursor(list, page.get(ENTRIES - 1).position()) : false);
        values.put("noindex", true);
        return pages.page("inbox", visit.texts().format("inbox"), values);
    }

    private @Nullable Position position(String list, @Nullable String after) {
        List<String> keys = paginator.position(list, after);
        return keys.isEmpty() ? null : new Position(Long.parseLong(keys.get(0)), Long.parseLong(keys.get(1)));
    }

    private String cursor(String list, Position last) {
        return paginator.cursor(list, List.of(Long.toString(last.time()), Long.toString(last.id())));
    }

    /** 303 to the page after the notices that it showed, and older ones, were marked as read; 400 without a valid {@code up-to}; 429. */
    @POST
    @RequiresDiskSpace
    @Consumes(MediaType.WILDCARD)
    public Response read(InputStream body) throws IOException {
        Caller caller = visit.requireCaller();
        inbox.read(caller.channelId(), FormData.read(body).get("up-to"));
        return pages.redirect("inbox").build();
    }
}
