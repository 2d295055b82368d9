package io.vireo.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/**
 * The fields of the index (docs/decisions/0041-lucene.md). No text is stored. A text has three fields, whose names begin with that of the
 * text: words, substrings of one and two characters, and substrings of three. A change needs a new {@link SearchIndex#VERSION}.
 */
final class IndexFields {
    static final String KEY = "key";
    static final String UPLOAD = "upload";
    static final String MILLIS = "millis";

    static final String TITLE = "t";
    static final String USERNAME = "u";
    static final String DESCRIPTION = "d";
    static final String WORDS = "w";
    static final String SHORT_GRAMS = "12";
    static final String GRAMS = "3";
    static final String WHOLE_TEXT = "e";

    /** Prefixes of the terms of {@link #WHOLE_TEXT}. */
    static final String TYPED = "=";

    static final String FOLDED = "~";

    /** Newest first, so that the first matches of a segment are the first hits. */
    static final Sort ORDER =
            new Sort(new SortField(UPLOAD, SortField.Type.LONG, true), new SortField(KEY, SortField.Type.LONG, true));

    private static final FieldType WITH_NORMS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    private static final FieldType WITH_POSITIONS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
    private static final FieldType WITHOUT_POSITIONS = type(IndexOptions.DOCS, true);

    private IndexFields() {}

    /** Returns the term of a row. */
    static Term key(long key) {
        return new Term(KEY, Long.toString(key));
    }

    static Document document(IndexedRow row) {
        Document document = new Document();
        document.add(new StringField(KEY, Long.toString(row.key()), Field.Store.NO));
        document.add(new NumericDocValuesField(KEY, row.key()));
        document.add(new NumericDocValuesField(UPLOAD, row.upload()));
        document.add(new LongPoint(UPLOAD, row.upload()));
        row.millis().ifPresent(millis -> document.add(new LongPoint(MILLIS, millis)));
        String field = IndexedRow.isChannel(row.key()) ? USERNAME : TITLE;
        addText(document, field, row.text());
        document.add(new Field(field + WHOLE_TEXT, TYPED + SearchQuery.typed(row.text()), StringField.TYPE_NOT_STORED));
        document.add(
                new Field(field + WHOLE_TEXT, FOLDED + SearchQuery.folded(row.text()), StringField.TYPE_NOT_STORED));
        addText(document, DESCRIPTION, row.description());
        return document;
    }

    private static void addText(Document document, String field, String text) {
        String folded = TextNormalizer.fold(text);
        if (!folded.isBlank()) {
            document.add(new Field(field + WORDS, new WordStream(folded), WITH_NORMS));
            document.add(new Field(field + SHORT_GRAMS, new GramStream(folded, 1, 2), WITHOUT_POSITIONS));
            document.add(new Field(field + GRAMS, new GramStream(folded, 3, 3), WITH_POSITIONS));
        }
    }

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }
}
