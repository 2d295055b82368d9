package io.vireo.search;

import io.vireo.changelog.RowKey;
import io.vireo.platform.text.TextNormalizer;
import io.vireo.search.TextTerms.Term;
import io.vireo.video.TagName;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/**
 * The fields of the index (docs/decisions/0041-lucene.md). No text is stored. A text has three fields, whose names begin with that of the
 * text: words, substrings of one and two characters, and substrings of three. Tags belong to the description. Captions have only
 * words, because their substrings would be the most of the index. A change needs a new {@link
 * SearchIndex#VERSION}.
 */
final class IndexFields {
    static final String KEY = "key";
    static final String UPLOAD = "upload";
    static final String MILLIS = "millis";

    static final String TITLE = "t";
    static final String USERNAME = "u";
    static final String DESCRIPTION = "d";
    static final String CAPTIONS = "c";
    static final String TAG = "g";
    static final String WORDS = "w";
    static final String SHORT_GRAMS = "12";
    static final String GRAMS = "3";
    static final int GRAM = 3;

    /** The complete title or username, after {@link #TYPED} as typed, and after {@link #FOLDED} normalized. */
    static final String WHOLE_TEXT = "e";

    static final String TYPED = "=";
    static final String FOLDED = "~";

    /** Newest first, so that the first matches of a segment are the first hits. */
    static final Sort ORDER =
            new Sort(new SortField(UPLOAD, SortField.Type.LONG, true), new SortField(KEY, SortField.Type.LONG, true));

    private static final FieldType WITH_POSITIONS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final FieldType WITHOUT_POSITIONS = type(IndexOptions.DOCS);

    private IndexFields() {}

    static Document document(IndexedRow row) {
        Document document = new Document();
        document.add(new StringField(KEY, Long.toString(row.key()), Field.Store.NO));
        document.add(new NumericDocValuesField(KEY, row.key()));
        document.add(new LongPoint(KEY, row.key()));
        document.add(new NumericDocValuesField(UPLOAD, row.upload()));
        document.add(new LongPoint(UPLOAD, row.upload()));
        row.millis().ifPresent(millis -> document.add(new LongPoint(MILLIS, millis)));
        String field = RowKey.isChannel(row.key()) ? USERNAME : TITLE;
        SearchQuery whole = SearchQuery.of(row.text());
        document.add(new StringField(field + WHOLE_TEXT, TYPED + whole.typed(), Field.Store.NO));
        document.add(new StringField(field + WHOLE_TEXT, FOLDED + whole.folded(), Field.Store.NO));
        addText(document, field, row.text());
        row.tags().forEach(tag -> document.add(new StringField(TAG, TagName.fold(tag), Field.Store.NO)));
        addText(document, DESCRIPTION, row.description() + '\n' + String.join("\n", row.tags()));
        add(
                document,
                CAPTIONS + WORDS,
                TextField.TYPE_NOT_STORED,
                TextTerms.words(TextNormalizer.fold(row.captions())));
        return document;
    }

    private static void addText(Document document, String field, String text) {
        String folded = TextNormalizer.fold(text);
        add(document, field + WORDS, TextField.TYPE_NOT_STORED, TextTerms.words(folded));
        add(document, field + SHORT_GRAMS, WITHOUT_POSITIONS, TextTerms.grams(folded, 1, GRAM - 1));
        add(document, field + GRAMS, WITH_POSITIONS, TextTerms.grams(folded, GRAM, GRAM));
    }

    private static void add(Document document, String field, FieldType type, List<Term> terms) {
        if (!terms.isEmpty()) {
            document.add(new Field(field, new TermStream(terms.iterator()), type));
        }
    }

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(options);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    /** The terms of a text for Lucene. */
    private static final class TermStream extends TokenStream {
        private final CharTermAttribute text = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private final Iterator<Term> terms;
        private int position = -1;

        TermStream(Iterator<Term> terms) {
            this.terms = terms;
        }

        @Override
        public boolean incrementToken() {
            if (!terms.hasNext()) {
                return false;
            }
            clearAttributes();
            Term next = terms.next();
            text.append(next.text());
            increment.setPositionIncrement(next.position() - position);
            position = next.position();
            return true;
        }
    }
}
