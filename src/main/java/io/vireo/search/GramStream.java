package io.vireo.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * All substrings of certain lengths without blanks in a normalized text as tokens. A substring at the beginning of a word is a second
 * token at the same position, marked by {@link #START}. The position is the number of characters before.
 */
final class GramStream extends TokenStream {
    /** Does not occur in normalized text, which has no control characters. */
    static final char START = '\u0001';

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final String text;
    private final int min;
    private final int max;

    private int index;
    private int position;
    private int lastPosition = -1;
    private int length;
    private boolean isUnmarkedDone;

    /**
     * Creates the stream.
     *
     * @param min the length of the shortest substrings in code points
     * @param max the length of the longest
     */
    GramStream(String text, int min, int max) {
        this.text = text;
        this.min = min;
        this.max = max;
        this.length = min;
    }

    @Override
    public boolean incrementToken() {
        while (index < text.length()) {
            int end = gramEnd();
            if (end > index) {
                emit(end);
                return true;
            }
            index += Character.charCount(text.codePointAt(index));
            position++;
            length = min;
        }
        return false;
    }

    private void emit(int end) {
        clearAttributes();
        if (isUnmarkedDone) {
            term.append(START);
        }
        term.append(text, index, end);
        increment.setPositionIncrement(position - lastPosition);
        lastPosition = position;
        isUnmarkedDone = !isUnmarkedDone && CharacterClasses.isWordBoundary(text, index);
        length += isUnmarkedDone ? 0 : 1;
    }

    /** Returns the end of the substring with the current length; -1 if there is none. */
    private int gramEnd() {
        if (length > max) {
            return -1;
        }
        int end = index;
        for (int i = 0; i < length; i++) {
            if (end == text.length() || text.charAt(end) == ' ') {
                return -1;
            }
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }
}
