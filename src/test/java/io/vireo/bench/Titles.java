package io.vireo.bench;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/** Generates realistic titles and descriptions: several languages, capitals, numbers, punctuation, emoji, links. */
public final class Titles {
    private static final String[] ENDINGS = {" (4K)", " - part 3", " | live", "!", "?", "!!!", " [HD]", " 100%", " vs_2"
    };

    private final SplittableRandom random;

    public Titles(SplittableRandom random) {
        this.random = random;
    }

    /** Returns a title in a random language. */
    public String title() {
        return title(Language.draw(random));
    }

    String title(Language language) {
        StringBuilder title = new StringBuilder(words(language, 2 + random.nextInt(6)));
        if (chance(60)) {
            title.replace(0, title.offsetByCodePoints(0, 1), first(title).toUpperCase(Locale.ROOT));
        }
        if (chance(15)) {
            title.append(" #").append(1 + random.nextInt(300));
        }
        if (chance(10)) {
            title.append(' ').append(2008 + random.nextInt(18));
        }
        if (chance(15)) {
            title.append(ENDINGS[random.nextInt(ENDINGS.length)]);
        }
        if (chance(8)) {
            title.append(' ').append(Language.EMOJI.get(random.nextInt(Language.EMOJI.size())));
        }
        return title.toString();
    }

    /** Returns a description in a random language. */
    public String description() {
        return description(Language.draw(random));
    }

    /** Returns a description: empty in one case of five, mostly short. */
    String description(Language language) {
        if (chance(20)) {
            return "";
        }
        double length = random.nextDouble();
        StringBuilder text = new StringBuilder(words(language, 3 + (int) (40 * length * length)));
        text.append('.');
        if (chance(15)) {
            text.append("\nhttps://example.org/").append(Integer.toString(random.nextInt(1 << 30), 36));
        }
        return text.toString();
    }

    private String words(Language language, int count) {
        StringJoiner words = new StringJoiner(language.space());
        for (int i = 0; i < count; i++) {
            words.add(language.word(random));
        }
        return words.toString();
    }

    private static String first(StringBuilder text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
