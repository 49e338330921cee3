// @generated automatically by Diesel CLI.

diesel::table! {
    #[sql_name = "2fa"]
    _2fa (Key) {
        Key -> Text,
        #[sql_name = "2fa"]
        _2fa_ -> Nullable<BigInt>,
    }
}

diesel::table! {
    Album (id) {
        parent_id -> Nullable<BigInt>,
        id -> BigInt,
    }
}

diesel::table! {
    AlbumTrack (id) {
        album_id -> BigInt,
        id -> BigInt,
    }
}

diesel::table! {
    #[sql_name = "Mixed Case"]
    Mixed_Case (id) {
        firstName -> Text,
        HTTPStatus -> Text,
        #[sql_name = "2nd line"]
        _2nd_line -> Nullable<Text>,
        #[sql_name = "123"]
        _123 -> Nullable<Integer>,
        #[sql_name = "__under__score"]
        __under__score_ -> Nullable<Text>,
        #[sql_name = "größe"]
        gr_e -> Float,
        #[sql_name = "a -- b"]
        a_b -> Bool,
        Type -> Text,
        Gen -> Text,
        Generated -> Text,
        mixed_case -> Integer,
        a_column_whose_name_is_as_long_as_a_database_takes_it_12345678 -> Integer,
        a_column_whose_name_is_as_long_as_a_database_takes_it_12345679 -> Text,
        id -> BigInt,
    }
}

diesel::table! {
    #[sql_name = "columns"]
    columns_ (id) {
        column -> Text,
        query -> BigInt,
        id -> BigInt,
    }
}

diesel::table! {
    db (id) {
        engine -> BigInt,
        id -> BigInt,
    }
}

diesel::table! {
    engine (id) {
        id -> BigInt,
        conn -> BigInt,
        update -> BigInt,
        new -> BigInt,
        values -> BigInt,
    }
}

diesel::table! {
    entities (id) {
        changes -> Text,
        id -> BigInt,
    }
}

diesel::table! {
    enums (id) {
        #[sql_name = "enums"]
        enums_ -> Text,
        id -> BigInt,
    }
}

diesel::table! {
    item (id) {
        #[sql_name = "item"]
        item_ -> Text,
        find_id -> BigInt,
        query_id -> BigInt,
        load_id -> Nullable<BigInt>,
        clone_id -> Nullable<BigInt>,
        deref_id -> Nullable<BigInt>,
        from_id -> BigInt,
        type_id -> BigInt,
        id -> BigInt,
    }
}

diesel::table! {
    item_items (left, right) {
        left -> BigInt,
        right -> BigInt,
    }
}

diesel::table! {
    kinds (id) {
        kind -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    lib (id) {
        main -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    main (id) {
        lib -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    media (id) {
        medium -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    metadata (id) {
        data -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    #[sql_name = "mod"]
    mod_ (id) {
        lib -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    operations (id) {
        operation -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    options (id) {
        option -> Nullable<BigInt>,
        id -> BigInt,
    }
}

diesel::table! {
    part_details (conn, update, self_) {
        conn -> BigInt,
        update -> BigInt,
        #[sql_name = "self"]
        self_ -> Text,
    }
}

diesel::table! {
    parts (conn, update, self_) {
        conn -> BigInt,
        update -> BigInt,
        #[sql_name = "self"]
        self_ -> Text,
        state -> Text,
    }
}

diesel::table! {
    postgres (id) {
        mysql -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    queries (id) {
        query -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    queue (id) {
        queues -> BigInt,
        id -> BigInt,
    }
}

diesel::table! {
    queues (id) {
        queue -> Nullable<BigInt>,
        id -> BigInt,
    }
}

diesel::table! {
    relations (id) {
        relation -> Nullable<BigInt>,
        id -> BigInt,
    }
}

diesel::table! {
    results (id) {
        result -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    rows (id) {
        row -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    schema (id) {
        models -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    sends (id) {
        send -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    status (id) {
        statuses -> BigInt,
        id -> BigInt,
    }
}

diesel::table! {
    statuses (id) {
        status -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    strings (id) {
        string -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    #[sql_name = "table"]
    table_ (id) {
        #[sql_name = "columns"]
        columns_ -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    tables (id) {
        #[sql_name = "tables"]
        tables_ -> Nullable<BigInt>,
        id -> BigInt,
    }
}

diesel::table! {
    throughs (id) {
        through -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    types (id) {
        #[sql_name = "enum"]
        enum_ -> Text,
        id -> BigInt,
    }
}

diesel::table! {
    values (id) {
        value -> Nullable<Text>,
        id -> BigInt,
    }
}

diesel::table! {
    vecs (id) {
        vec -> Nullable<Binary>,
        id -> BigInt,
    }
}

diesel::table! {
    words (id) {
        #[sql_name = "type"]
        type_ -> Text,
        #[sql_name = "match"]
        match_ -> Nullable<Text>,
        #[sql_name = "table"]
        table_ -> Integer,
        #[sql_name = "columns"]
        columns_ -> Nullable<Integer>,
        #[sql_name = "is_nullable"]
        is_nullable_ -> Bool,
        #[sql_name = "self"]
        self_ -> Text,
        #[sql_name = "super"]
        super_ -> Text,
        #[sql_name = "crate"]
        crate_ -> Text,
        conn -> Text,
        new -> Text,
        update -> Text,
        values -> Text,
        changes -> Timestamp,
        order -> Integer,
        limit -> Integer,
        count -> BigInt,
        offset -> SmallInt,
        select -> Text,
        item -> Double,
        db -> Text,
        row -> Binary,
        #[sql_name = "async"]
        async_ -> Date,
        id -> BigInt,
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
