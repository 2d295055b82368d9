package io.vireo.search;

import io.vireo.platform.text.TextNormalizer;
import io.vireo.video.TagName;
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
        document.add(new NumericDocValuesField(UPLOAD, row.upload()));
        document.add(new LongPoint(UPLOAD, row.upload()));
        row.millis().ifPresent(millis -> document.add(new LongPoint(MILLIS, millis)));
        String field = IndexedRow.isChannel(row.key()) ? USERNAME : TITLE;
        SearchQuery whole = SearchQuery.of(row.text());
        document.add(new StringField(field + WHOLE_TEXT, TYPED + whole.typed(), Field.Store.NO));
        document.add(new StringField(field + WHOLE_TEXT, FOLDED + whole.folded(), Field.Store.NO));
        addText(document, field, row.text());
        row.tags().forEach(tag -> document.add(new StringField(TAG, TagName.fold(tag), Field.Store.NO)));
        addText(document, DESCRIPTION, row.description() + '\n' + String.join("\n", row.tags()));
        addWords(document, CAPTIONS, TextNormalizer.fold(row.captions()));
        return document;
    }

    private static void addText(Document document, String field, String text) {
        String folded = TextNormalizer.fold(text);
        if (!folded.isBlank()) {
            addWords(document, field, folded);
            TermStream shortGrams =
                    new TermStream(TextTerms.grams(folded, 1, GRAM - 1).iterator());
            document.add(new Field(field + SHORT_GRAMS, shortGrams, WITHOUT_POSITIONS));
            TermStream grams =
                    new TermStream(TextTerms.grams(folded, GRAM, GRAM).iterator());
            document.add(new Field(field + GRAMS, grams, WITH_POSITIONS));
        }
    }

    private static void addWords(Document document, String field, String folded) {
        if (!folded.isBlank()) {
            TermStream words = new TermStream(TextTerms.words(folded).iterator());
            document.add(new Field(field + WORDS, words, TextField.TYPE_NOT_STORED));
        }
    }

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(options);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }
}
