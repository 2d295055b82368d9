package io.vireo.web.library;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vireo.http.ApiException;
import io.vireo.http.Json;
import io.vireo.platform.Component;
import io.vireo.video.PersonalEntries;
import io.vireo.video.UniversalBody;
import io.vireo.video.catalogue.CatalogueService;
import io.vireo.web.PageCards;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prepares lists for the templates, with what the visitor has watched of each video. */
@Component
public class PersonalCards {
    private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {};

    private final PageCards cards;
    private final Visit visit;
    private final PersonalEntries personalEntries;
    private final CatalogueService catalogue;

    @Inject
    PersonalCards(PageCards cards, Visit visit, PersonalEntries personalEntries, CatalogueService catalogue) {
        this.cards = cards;
        this.visit = visit;
        this.personalEntries = personalEntries;
        this.catalogue = catalogue;
    }

    /** Returns the cards of entries of a list. The name of the button that removes one is {@code remove_label}. */
    public List<Map<String, Object>> of(List<UniversalBody> entries) {
        List<Map<String, Object>> all =
                ofBodies(entries.stream().map(this::body).toList());
        all.forEach(card ->
                card.put("remove_label", visit.texts().format("remove_video", PageCards.text(card, "title"))));
        return all;
    }

    /** Returns the cards of entries that are maps. */
    public List<Map<String, Object>> ofBodies(List<Map<String, Object>> bodies) {
        visit.caller().ifPresent(caller -> personalEntries.addTo(caller.channelId(), bodies));
        return cards.of(bodies);
    }

    /** Returns the cards of subscribed channels with the buttons that change the subscription. */
    List<Map<String, Object>> channels(List<UniversalBody> entries) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (UniversalBody entry : entries) {
            Map<String, Object> body = body(entry);
            Map<String, Object> card = cards.of(body);
            card.put("subscribers", subscribers(body));
            card.putAll(FeedViews.buttons(true, Boolean.TRUE.equals(body.get("bell"))));
            card.put("unsubscribe_label", visit.texts().format("unsubscribe_from", entry.channel()));
            all.add(card);
        }
        return all;
    }

    /** Returns the number of subscribers of a channel as a text. */
    String subscribers(Map<String, Object> channel) {
        Long number = PageCards.number(channel, "subscribers");
        return visit.texts().format("subscribers", number == null ? 0 : number);
    }

    /** Returns an entry as a map. One that is not public has the key {@code access}, which opens its image. */
    private Map<String, Object> body(UniversalBody entry) {
        Map<String, Object> body = Json.mapper().convertValue(entry, BODY);
        String visibility = PageCards.text(body, "visibility");
        if (!visibility.isEmpty() && !visibility.equals("public")) {
            try {
                Map<String, Object> video = catalogue.video(entry.thumbnail(), visit.credentials());
                body.put("access", PageCards.text(video, "access"));
            } catch (ApiException e) {
                body.put("access", ""); // deleted meanwhile
            }
        }
        return body;
    }

    /**
     * Groups cards by day.
     *
     * @param times the times of the cards, the newest first
     */
    public List<Map<String, Object>> byDay(List<Map<String, Object>> all, List<Instant> times) {
        Map<String, List<Map<String, Object>>> days = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            days.computeIfAbsent(cards.formats().day(times.get(i)), day -> new ArrayList<>())
                    .add(all.get(i));
        }
        return days.entrySet().stream()
                .map(day -> Map.<String, Object>of("day", day.getKey(), "videos", day.getValue()))
                .toList();
    }
}
