// @generated automatically by Diesel CLI.

pub mod sql_types {
    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct EnumsEnumsEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct MixedCaseAColumnWhoseNameIsAsLongAsADatabaseTakesIt12345679Enum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct MixedCaseGenEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct MixedCaseGeneratedEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct MixedCaseHttpStatusEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct PartsStateEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct TypesEnumEnum;

    #[derive(diesel::sql_types::SqlType)]
    #[diesel(mysql_type(name = "Enum"))]
    pub struct WordsTypeEnum;
}

diesel::table! {
    #[sql_name = "2fa"]
    _2fa (Key) {
        #[max_length = 36]
        Key -> Char,
        #[sql_name = "2fa"]
        _2fa_ -> Nullable<Bigint>,
    }
}

diesel::table! {
    Album (id) {
        parent_id -> Nullable<Bigint>,
        id -> Bigint,
    }
}

diesel::table! {
    AlbumTrack (id) {
        album_id -> Bigint,
        id -> Bigint,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::MixedCaseHttpStatusEnum;
    use super::sql_types::MixedCaseGenEnum;
    use super::sql_types::MixedCaseGeneratedEnum;
    use super::sql_types::MixedCaseAColumnWhoseNameIsAsLongAsADatabaseTakesIt12345679Enum;

    #[sql_name = "Mixed Case"]
    Mixed_Case (id) {
        #[max_length = 40]
        firstName -> Varchar,
        #[max_length = 5]
        HTTPStatus -> MixedCaseHttpStatusEnum,
        #[sql_name = "2nd line"]
        _2nd_line -> Nullable<Longtext>,
        #[sql_name = "123"]
        _123 -> Nullable<Integer>,
        #[sql_name = "__under__score"]
        __under__score_ -> Nullable<Longtext>,
        #[sql_name = "größe"]
        gr_e -> Float,
        #[sql_name = "a -- b"]
        a_b -> Bool,
        #[max_length = 20]
        Type -> Varchar,
        #[max_length = 1]
        Gen -> MixedCaseGenEnum,
        #[max_length = 1]
        Generated -> MixedCaseGeneratedEnum,
        mixed_case -> Integer,
        a_column_whose_name_is_as_long_as_a_database_takes_it_12345678 -> Integer,
        #[max_length = 5]
        a_column_whose_name_is_as_long_as_a_database_takes_it_12345679 -> MixedCaseAColumnWhoseNameIsAsLongAsADatabaseTakesIt12345679Enum,
        id -> Bigint,
    }
}

diesel::table! {
    #[sql_name = "columns"]
    columns_ (id) {
        column -> Longtext,
        query -> Bigint,
        id -> Bigint,
    }
}

diesel::table! {
    db (id) {
        engine -> Bigint,
        id -> Bigint,
    }
}

diesel::table! {
    engine (id) {
        id -> Bigint,
        conn -> Bigint,
        update -> Bigint,
        new -> Bigint,
        values -> Bigint,
    }
}

diesel::table! {
    entities (id) {
        changes -> Longtext,
        id -> Bigint,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::EnumsEnumsEnum;

    enums (id) {
        #[sql_name = "enums"]
        #[max_length = 5]
        enums_ -> EnumsEnumsEnum,
        id -> Bigint,
    }
}

diesel::table! {
    item (id) {
        #[sql_name = "item"]
        item_ -> Longtext,
        find_id -> Bigint,
        query_id -> Bigint,
        load_id -> Nullable<Bigint>,
        clone_id -> Nullable<Bigint>,
        deref_id -> Nullable<Bigint>,
        from_id -> Bigint,
        type_id -> Bigint,
        id -> Bigint,
    }
}

diesel::table! {
    item_items (left, right) {
        left -> Bigint,
        right -> Bigint,
    }
}

diesel::table! {
    kinds (id) {
        kind -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    lib (id) {
        main -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    main (id) {
        lib -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    media (id) {
        medium -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    metadata (id) {
        data -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    #[sql_name = "mod"]
    mod_ (id) {
        lib -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    operations (id) {
        operation -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    options (id) {
        option -> Nullable<Bigint>,
        id -> Bigint,
    }
}

diesel::table! {
    part_details (conn, update, self_) {
        conn -> Bigint,
        update -> Bigint,
        #[sql_name = "self"]
        #[max_length = 10]
        self_ -> Varchar,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::PartsStateEnum;

    parts (conn, update, self_) {
        conn -> Bigint,
        update -> Bigint,
        #[sql_name = "self"]
        #[max_length = 10]
        self_ -> Varchar,
        #[max_length = 5]
        state -> PartsStateEnum,
    }
}

diesel::table! {
    postgres (id) {
        mysql -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    queries (id) {
        query -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    queue (id) {
        queues -> Bigint,
        id -> Bigint,
    }
}

diesel::table! {
    queues (id) {
        queue -> Nullable<Bigint>,
        id -> Bigint,
    }
}

diesel::table! {
    relations (id) {
        relation -> Nullable<Bigint>,
        id -> Bigint,
    }
}

diesel::table! {
    results (id) {
        result -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    rows (id) {
        row -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    schema (id) {
        models -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    sends (id) {
        send -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    status (id) {
        statuses -> Bigint,
        id -> Bigint,
    }
}

diesel::table! {
    statuses (id) {
        status -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    strings (id) {
        string -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    #[sql_name = "table"]
    table_ (id) {
        #[sql_name = "columns"]
        columns_ -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    tables (id) {
        #[sql_name = "tables"]
        tables_ -> Nullable<Bigint>,
        id -> Bigint,
    }
}

diesel::table! {
    throughs (id) {
        through -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::TypesEnumEnum;

    types (id) {
        #[sql_name = "enum"]
        #[max_length = 4]
        enum_ -> TypesEnumEnum,
        id -> Bigint,
    }
}

diesel::table! {
    values (id) {
        value -> Nullable<Longtext>,
        id -> Bigint,
    }
}

diesel::table! {
    vecs (id) {
        vec -> Nullable<Longblob>,
        id -> Bigint,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::WordsTypeEnum;

    words (id) {
        #[sql_name = "type"]
        #[max_length = 4]
        type_ -> WordsTypeEnum,
        #[sql_name = "match"]
        match_ -> Nullable<Longtext>,
        #[sql_name = "table"]
        table_ -> Integer,
        #[sql_name = "columns"]
        columns_ -> Nullable<Integer>,
        #[sql_name = "is_nullable"]
        is_nullable_ -> Bool,
        #[sql_name = "self"]
        self_ -> Longtext,
        #[sql_name = "super"]
        super_ -> Longtext,
        #[sql_name = "crate"]
        crate_ -> Longtext,
        #[max_length = 20]
        conn -> Varchar,
        new -> Longtext,
        update -> Longtext,
        values -> Longtext,
        changes -> Datetime,
        order -> Integer,
        limit -> Integer,
        count -> Bigint,
        offset -> Smallint,
        select -> Longtext,
        item -> Decimal,
        #[max_length = 36]
        db -> Char,
        row -> Longblob,
        #[sql_name = "async"]
        async_ -> Date,
        id -> Bigint,
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
