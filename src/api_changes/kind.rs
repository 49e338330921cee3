/// A way in which an API breaks its clients. The codes are stable: scripts may compare them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Nothing is served at a path.
    PathGone,
    /// A path has lost a method.
    OperationGone,
    /// A parameter is refused.
    ParameterGone,
    /// A parameter takes fewer values.
    ParameterLess,
    /// A parameter has to be given.
    ParameterRequired,
    /// A member of a body is refused.
    MemberRefused,
    /// A body, or a member of it, takes fewer values.
    BodyLess,
    /// A member of a body has to be given.
    MemberRequired,
    /// A member of an answer is gone, or is not always there.
    MemberGone,
    /// A member of an answer has values that it did not have.
    AnswerMore,
    /// A status or a media type is not answered any more.
    AnswerGone,
    /// Fewer people may do something.
    AccessLess,
}

impl Kind {
    /// Every kind, in the order of their codes.
    pub const ALL: [Self; 12] = [
        Self::PathGone,
        Self::OperationGone,
        Self::ParameterGone,
        Self::ParameterLess,
        Self::ParameterRequired,
        Self::MemberRefused,
        Self::BodyLess,
        Self::MemberRequired,
        Self::MemberGone,
        Self::AnswerMore,
        Self::AnswerGone,
        Self::AccessLess,
    ];

    /// Returns the code, like `B001`.
    pub fn code(self) -> &'static str {
        match self {
            Self::PathGone => "B001",
            Self::OperationGone => "B002",
            Self::ParameterGone => "B003",
            Self::ParameterLess => "B004",
            Self::ParameterRequired => "B005",
            Self::MemberRefused => "B006",
            Self::BodyLess => "B007",
            Self::MemberRequired => "B008",
            Self::MemberGone => "B009",
            Self::AnswerMore => "B010",
            Self::AnswerGone => "B011",
            Self::AccessLess => "B012",
        }
    }

    /// Returns what breaks, in a few words.
    pub fn text(self) -> &'static str {
        match self {
            Self::PathGone => "a path is gone",
            Self::OperationGone => "a path has lost a method",
            Self::ParameterGone => "a parameter is gone",
            Self::ParameterLess => "a parameter takes less",
            Self::ParameterRequired => "a parameter has to be given",
            Self::MemberRefused => "a member of a body is refused",
            Self::BodyLess => "a body takes less",
            Self::MemberRequired => "a member of a body has to be given",
            Self::MemberGone => "a member of an answer is gone",
            Self::AnswerMore => "an answer has values that it did not have",
            Self::AnswerGone => "an answer is gone",
            Self::AccessLess => "fewer people may do something",
        }
    }

    /// Returns what to do about it.
    pub fn help(self) -> &'static str {
        match self {
            Self::PathGone | Self::OperationGone => {
                "Clients that ask there get a 404 or a 405. `api: { path: … }` keeps the path of a table that has another name now; a route of one's own can \
                 stand in for one that is gone."
            }
            Self::ParameterGone | Self::ParameterLess | Self::ParameterRequired => {
                "Clients that send what they sent before get a 400."
            }
            Self::MemberRefused | Self::BodyLess | Self::MemberRequired => {
                "Clients that send what they sent before get a 422. A default or a nullable column needs no value; rules for values \
                 hold what is sent from now on to more than what is there."
            }
            Self::AccessLess => {
                "Clients that did it before get a 401 or a 403, or no longer meet rows that belong to others. Give them the role that is \
                 asked for first."
            }
            Self::MemberGone | Self::AnswerMore | Self::AnswerGone => {
                "Clients that read what they read before meet something that they do not know. Add the new beside the old, and remove \
                 the old when nobody reads it any more."
            }
        }
    }
}
