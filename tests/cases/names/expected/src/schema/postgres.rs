// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "column"))]
    pub struct Column;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "enum_type"))]
    pub struct EnumType;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "label"))]
    pub struct Label;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "Result Kind"))]
    pub struct ResultKind;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "type"))]
    pub struct Type;
}

diesel::table! {
    #[sql_name = "2fa"]
    _2fa (Key) {
        Key -> Uuid,
        #[sql_name = "2fa"]
        _2fa_ -> Nullable<Int8>,
    }
}

diesel::table! {
    Album (id) {
        parent_id -> Nullable<Int8>,
        id -> Int8,
    }
}

diesel::table! {
    AlbumTrack (id) {
        album_id -> Int8,
        id -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::ResultKind;
    use super::sql_types::Label;
    use super::sql_types::EnumType;
    use super::sql_types::Column;

    #[sql_name = "Mixed Case"]
    Mixed_Case (id) {
        #[max_length = 40]
        firstName -> Varchar,
        HTTPStatus -> ResultKind,
        #[sql_name = "2nd line"]
        _2nd_line -> Nullable<Text>,
        #[sql_name = "123"]
        _123 -> Nullable<Int4>,
        #[sql_name = "__under__score"]
        __under__score_ -> Nullable<Text>,
        #[sql_name = "größe"]
        gr_e -> Float4,
        #[sql_name = "a -- b"]
        a_b -> Bool,
        #[max_length = 20]
        Type -> Varchar,
        Gen -> Label,
        Generated -> EnumType,
        mixed_case -> Int4,
        a_column_whose_name_is_as_long_as_a_database_takes_it_12345678 -> Int4,
        a_column_whose_name_is_as_long_as_a_database_takes_it_12345679 -> Column,
        id -> Int8,
    }
}

diesel::table! {
    #[sql_name = "columns"]
    columns_ (id) {
        column -> Text,
        query -> Int8,
        id -> Int8,
    }
}

diesel::table! {
    db (id) {
        engine -> Int8,
        id -> Int8,
    }
}

diesel::table! {
    engine (id) {
        id -> Int8,
        conn -> Int8,
        update -> Int8,
        new -> Int8,
        values -> Int8,
    }
}

diesel::table! {
    entities (id) {
        changes -> Text,
        id -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Column;

    enums (id) {
        #[sql_name = "enums"]
        enums_ -> Column,
        id -> Int8,
    }
}

diesel::table! {
    item (id) {
        #[sql_name = "item"]
        item_ -> Text,
        find_id -> Int8,
        query_id -> Int8,
        load_id -> Nullable<Int8>,
        clone_id -> Nullable<Int8>,
        deref_id -> Nullable<Int8>,
        from_id -> Int8,
        type_id -> Int8,
        id -> Int8,
    }
}

diesel::table! {
    item_items (left, right) {
        left -> Int8,
        right -> Int8,
    }
}

diesel::table! {
    kinds (id) {
        kind -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    lib (id) {
        main -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    main (id) {
        lib -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    media (id) {
        medium -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    metadata (id) {
        data -> Nullable<Jsonb>,
        id -> Int8,
    }
}

diesel::table! {
    #[sql_name = "mod"]
    mod_ (id) {
        lib -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    operations (id) {
        operation -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    options (id) {
        option -> Nullable<Int8>,
        id -> Int8,
    }
}

diesel::table! {
    part_details (conn, update, self_) {
        conn -> Int8,
        update -> Int8,
        #[sql_name = "self"]
        #[max_length = 10]
        self_ -> Varchar,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Column;

    parts (conn, update, self_) {
        conn -> Int8,
        update -> Int8,
        #[sql_name = "self"]
        #[max_length = 10]
        self_ -> Varchar,
        state -> Column,
    }
}

diesel::table! {
    postgres (id) {
        mysql -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    queries (id) {
        query -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    queue (id) {
        queues -> Int8,
        id -> Int8,
    }
}

diesel::table! {
    queues (id) {
        queue -> Nullable<Int8>,
        id -> Int8,
    }
}

diesel::table! {
    relations (id) {
        relation -> Nullable<Int8>,
        id -> Int8,
    }
}

diesel::table! {
    results (id) {
        result -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    rows (id) {
        row -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    schema (id) {
        models -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    sends (id) {
        send -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    status (id) {
        statuses -> Int8,
        id -> Int8,
    }
}

diesel::table! {
    statuses (id) {
        status -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    strings (id) {
        string -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    #[sql_name = "table"]
    table_ (id) {
        #[sql_name = "columns"]
        columns_ -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    tables (id) {
        #[sql_name = "tables"]
        tables_ -> Nullable<Int8>,
        id -> Int8,
    }
}

diesel::table! {
    throughs (id) {
        through -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Type;

    types (id) {
        #[sql_name = "enum"]
        enum_ -> Type,
        id -> Int8,
    }
}

diesel::table! {
    values (id) {
        value -> Nullable<Text>,
        id -> Int8,
    }
}

diesel::table! {
    vecs (id) {
        vec -> Nullable<Bytea>,
        id -> Int8,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Type;

    words (id) {
        #[sql_name = "type"]
        type_ -> Type,
        #[sql_name = "match"]
        match_ -> Nullable<Text>,
        #[sql_name = "table"]
        table_ -> Int4,
        #[sql_name = "columns"]
        columns_ -> Nullable<Int4>,
        #[sql_name = "is_nullable"]
        is_nullable_ -> Bool,
        #[sql_name = "self"]
        self_ -> Text,
        #[sql_name = "super"]
        super_ -> Text,
        #[sql_name = "crate"]
        crate_ -> Text,
        #[max_length = 20]
        conn -> Varchar,
        new -> Text,
        update -> Text,
        values -> Jsonb,
        changes -> Timestamptz,
        order -> Int4,
        limit -> Int4,
        count -> Int8,
        offset -> Int2,
        select -> Text,
        item -> Numeric,
        db -> Uuid,
        row -> Bytea,
        #[sql_name = "async"]
        async_ -> Date,
        id -> Int8,
    }
}

diesel::joinable!(_2fa -> words (_2fa_));
diesel::joinable!(AlbumTrack -> Album (album_id));
diesel::joinable!(columns_ -> queries (query));
diesel::joinable!(db -> engine (engine));
diesel::joinable!(options -> results (option));
diesel::joinable!(relations -> queries (relation));
diesel::joinable!(status -> statuses (statuses));
diesel::joinable!(tables -> table_ (tables_));

diesel::allow_tables_to_appear_in_same_query!(_2fa, words,);
diesel::allow_tables_to_appear_in_same_query!(Album, AlbumTrack,);
diesel::allow_tables_to_appear_in_same_query!(columns_, queries, relations,);
diesel::allow_tables_to_appear_in_same_query!(db, engine,);
diesel::allow_tables_to_appear_in_same_query!(options, results,);
diesel::allow_tables_to_appear_in_same_query!(status, statuses,);
diesel::allow_tables_to_appear_in_same_query!(table_, tables,);
