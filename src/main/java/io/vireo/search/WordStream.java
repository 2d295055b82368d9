package io.vireo.search;

import java.util.Iterator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The words of a normalized text as tokens, with a gap at each blank. */
final class WordStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final Iterator<Word> words;
    private int position = -1;

    WordStream(String text) {
        words = Word.in(text).iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!words.hasNext()) {
            return false;
        }
        clearAttributes();
        Word word = words.next();
        term.append(word.term());
        increment.setPositionIncrement(word.position() - position);
        position = word.position();
        return true;
    }
}
